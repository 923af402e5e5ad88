"""What the product knows about its field: YAML files and their loaders."""

from generator.reference.abbreviations import Abbreviations, abbreviations

__all__ = ["Abbreviations", "abbreviations"]
