"""Records what the sheets of a content version say: the editor's command at each release."""

from datetime import date
from pathlib import Path

from ipdesk.content.check import check_meaning
from ipdesk.content.edition import Edition, table_of, version_key
from ipdesk.content.editions import edition_of, editions_folder, read_editions
from ipdesk.content.source_files import read_content
from ipdesk.errors import ContentError
from ipdesk.files import write_whole


def release(folder: Path, today: date, *, again: bool = False) -> Path:
    """Write the edition of the content's own version, whole or not at all.

    Args:
        folder: The content.
        today: The day against which review dates are held.
        again: Replace an edition that says something else; for a version that nobody was given.

    Raises:
        ContentError: The content has faults; the version is recorded with other texts, or is older
            than one that is; the file cannot be written.
    """
    content, problems = read_content(folder)
    if content is not None:
        problems = [*problems, *check_meaning(content, today)]
    editions, faults = read_editions(folder)
    errors = [found for found in (*problems, *faults) if not found.warning and not found.gap]
    if errors or content is None:
        raise ContentError(
            f"The content has {len(errors)} faults, first {errors[0]}. "
            "Mend what 'ipdesk content check' lists, then release."
        )
    version = content.reference.version
    edition = edition_of(content, version)
    _refuse(edition, editions, again=again)
    path = editions_folder(folder) / f"{version}.tsv"
    try:
        path.parent.mkdir(exist_ok=True)
    except OSError as error:
        reason = (error.strerror or "unknown fault").lower()
        raise ContentError(
            f"{path.parent} cannot be made: {reason}. Give the content a folder that can be "
            "written to."
        ) from error
    write_whole(table_of(edition).encode(), path, ContentError)
    return path


def _refuse(edition: Edition, editions: list[Edition], *, again: bool) -> None:
    """Refuse what would change the past."""
    for other in editions:
        if version_key(other.version) > version_key(edition.version):
            raise ContentError(
                f"Version {other.version} is recorded already and is newer than "
                f"{edition.version}. Raise the version in reference.toml."
            )
        if other.version == edition.version and other.lines != edition.lines and not again:
            raise ContentError(
                f"Version {edition.version} is recorded with other texts. Raise the version in "
                "reference.toml, or give --again if no sheet of it was ever given out."
            )
