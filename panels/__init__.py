"""The panels of the page, one a file: each draws one view of the page's state and turns clicks into a new address."""
