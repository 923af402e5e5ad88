"""The recipe of the bundled English model: from treebanks and open text to `generator/language/model`."""
