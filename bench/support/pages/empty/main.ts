/** The limit of the first screen: React, and nothing else. */
import { createElement } from 'react';
import { createRoot } from 'react-dom/client';

const root = document.getElementById('root');
if (root !== null) createRoot(root).render(createElement('button', { type: 'button' }, 'Ready'));
