import {el} from './dom.mjs';

/** Puts a picture of a canvas into a box, for paper only. A canvas that is drawn for a printer becomes drawing commands in
 * the PDF, and no two viewers show gradients and texts of these alike; a copy of it is one image. */
export function showOnPaper(box, canvas) {
  if (canvas.width === 0 || canvas.height === 0) return;
  const paper = el('canvas.print', {width: canvas.width, height: canvas.height, 'aria-hidden': 'true'});
  paper.getContext('2d').drawImage(canvas, 0, 0);
  box.append(paper);
}

globalThis.addEventListener?.('afterprint', () => {
  for (const paper of document.querySelectorAll('canvas.print')) paper.remove();
});
