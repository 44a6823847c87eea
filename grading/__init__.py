"""What instructors run: student code in its sandbox, tests out of its reach, grades in nbgrader's own gradebook."""
