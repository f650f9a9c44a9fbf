import './warm-up';
export const handler = async () => 'ok';
