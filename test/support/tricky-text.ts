import fc from 'fast-check';

/** Texts of the pieces that break position arithmetic elsewhere. */
export const trickyText = fc
  .array(
    fc.constantFrom(
      'a',
      'β',
      ' ',
      '\t',
      '\n',
      '\r\n',
      '\r',
      '😀',
      '👩‍🎨',
      'e\u0301',
      '\uFEFF',
      '漢',
      '|',
      '*',
      '«CTR»',
      'conversion rate',
    ),
    { maxLength: 60 },
  )
  .map((pieces) => pieces.join(''));
