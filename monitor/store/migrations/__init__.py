"""Schema migrations; see ``monitor.store.upgrades``."""
