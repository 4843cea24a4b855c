/** Why a content folder cannot be read at all: misuse of the command, not a problem of the content. */
export class ContentError extends Error {}
