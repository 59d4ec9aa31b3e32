/** The columns of every row of a comparison on a wide screen: member, what became of it, the one token, the other. */
export const columns = 'md:grid-cols-[minmax(8rem,14rem)_minmax(7rem,11rem)_1fr_1fr]';
