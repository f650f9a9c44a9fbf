import axios from 'axios';
import { format } from 'date-fns';
export const handler = async (event: any) => {
  const body = JSON.parse(event.body.toString('utf8'));
  const { data } = await axios.get(`https://example.com/${body.id}`);
  const sorted = data.items.filter((item: any) => item.ok).sort((a: any, b: any) => a.n - b.n);
  const buffer = Buffer.from(sorted[0].text, 'base64').toString();
  console.log(format(new Date(), 'yyyy'), new Date().toISOString(), buffer.length, crypto.randomUUID().slice(0, 4));
  return sorted;
};
