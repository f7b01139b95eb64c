"""When an undated dispatch was published: proved from its own words and from the rest of the dossier."""

from questions.annotator.publication.inference import infer_publications

__all__ = ["infer_publications"]
