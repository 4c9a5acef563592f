"""What people and programs see of results: tables, lists and JSON."""
