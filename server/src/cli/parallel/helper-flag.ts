/** The argument by which a thread knows that it was started to help. */
export const helperFlag = '--helper-thread';
