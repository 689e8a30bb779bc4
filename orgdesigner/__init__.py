"""OrgDesigner: a desktop studio for a school's staffing structure."""

__version__ = "0.1.0"
