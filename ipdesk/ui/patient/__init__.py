"""The patient view: the choices on the whole screen, in large type, one plain question a page."""
