import { withOpenings } from '../sentences/opening-words';

/** "Not ours", "we do not run", "no CTR targets", "instead of": the item says what is not done. */
export const DENIALS = withOpenings(
  [
    "(?<=^\\s*)(?:no|not|never|without|avoid|stop|don['’]?t|do not|cannot|neither|nor|none)\\b",
    '(?:not|no longer) (?:ours|us|our|theirs|mine|yet|any ?more|measured|owned|counted|a target|responsible|accountable|for us|part of)\\b',
    "(?:do|does|will|shall|must|is|are|should|can|could|would)(?:n['’]?t| not)\\b",
    '(?:instead of|rather than)\\b',
    '(?<=\\s[–—-]{1,2} )no[.,;:](?! ?\\d)',
    'see (?:the )?\\p{L}+(?: \\p{L}+)? plan\\b',
    '(?:belongs?|goes|go|stays?|sits?|lies) (?:to|with)\\b(?! (?:something|us|one another|each other)\\b)(?<!feel (?:that )?(?:they )?belong to)',
    '(?:moved|handed|passed|given|left|transferred|escalated?) (?:\\p{L}+ )?(?:to|on to|over to)\\b',
    'we (?:tried|used to|had)\\b',
    '(?:cancelled|canceled|withdrawn|dropped|rejected|scrapped|shelved|postponed|abandoned|discontinued)\\b(?<=(?:^|[:(.,;–—-])\\s*\\w+)(?=\\s*(?:$|[.,;:)]|(?:by|until|before|after|on|last|since|this)\\b))',
  ],
  '',
);
