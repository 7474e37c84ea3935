"""What the judgement knows about languages, as data: English, German, French, Spanish, Italian, Portuguese, Dutch.

Keys are primary BCP 47 tags. Tables are plain constants; what is compiled from them is compiled once, on first use.
"""

LANGUAGES = ("en", "de", "fr", "es", "it", "pt", "nl")
