"""Signs and abbreviations of units that all languages share."""

from __future__ import annotations

# For each unit its signs and abbreviations, separated by spaces.
SYMBOLS = {
    "%": "%", "USD": "usd", "EUR": "eur €", "CHF": "chf", "GBP": "gbp", "AUD": "aud", "CAD": "cad", "mm": "mm",
    "cm": "cm", "m": "m", "km": "km", "km/h": "kmh kph kmph", "mile/h": "mph", "ft": "ft", "m²": "m² m2 sqm",
    "ft²": "ft² sqft", "km²": "km² km2", "m³": "m³ m3", "ha": "ha", "mg": "mg", "g": "g", "kg": "kg", "ml": "ml",
    "l": "l", "°": "° º", "°C": "°c ºc celsius", "°F": "°f ºf", "kW": "kw", "kWh": "kwh", "MW": "mw", "GW": "gw",
    "kB": "kb", "MB": "mb", "GB": "gb",
}  # fmt: skip
