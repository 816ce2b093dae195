"""Which spaces a command is about (DOMAIN 5.5)."""


def spaces_of_commands(log):
    """Command → the set of spaces it is about.

    Ids are taken at the command's own place in the log, since an annulled record frees its ids for others.
    """
    named = {}
    result = {}
    introduced_by = {
        "submitApplication": ("applicationId",),
        "publishNotice": ("noticeId",),
        "fileObjection": ("objectionId",),
        "orderRectification": ("rectificationId",),
        "fileDispute": ("disputeId",),
    }
    for submission in log:
        data, spaces = submission.data, set()
        introduced = introduced_by.get(submission.command, ())
        if "spaceId" in data:
            spaces.add(data["spaceId"])
        for field in ("applicationId", "noticeId", "objectionId", "rectificationId", "disputeId"):
            if field in data and field not in introduced:
                spaces |= named.get((field, data[field]), set())
        if "targetCommandId" in data:
            spaces |= result.get(data["targetCommandId"], set())
        for field in introduced:
            named[field, data[field]] = spaces
        result[submission.command_id] = spaces
    return result
