"""What a patient looks at on the screen during the visit: one plain question a page. No Qt."""
