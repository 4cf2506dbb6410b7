import { t } from '../texts.js';
import { toast } from './toast.js';

/** Gives the browser a CSV file to keep. */
export function saveFile(file: string, csv: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([csv], { type: 'text/csv;charset=utf-8' }));
  link.download = file;
  link.click();
  URL.revokeObjectURL(link.href);
  toast(t('file-saved', { file }));
}
