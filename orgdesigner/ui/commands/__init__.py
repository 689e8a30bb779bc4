"""What the commands of the window do, grouped as the menus are; a method's name is its command's."""
