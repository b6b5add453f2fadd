"""What a terminal says in the place of a file. In both languages: a terminal does not know which one its reader has."""


def file_kept(caption: str, path: str) -> str:
    """Where the file is."""
    return f"{caption}：{path}"


def file_not_kept(caption: str, folder: str, why: str) -> str:
    """It could not be written, and what to do."""
    return f"{caption}：写不进 {folder}（{why}），请检查这个目录后再试。 / Not written; check the folder and try again."
