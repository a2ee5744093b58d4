"""What a finished PDF holds, as plain facts: anybody's file, read in one walk and never changed.

``read`` is the way in. Rules look at the facts (``checks/finished``), and never at the file.
"""
