import { bootstrapApplication } from '@angular/platform-browser';
import 'nano-metrics/define';
import { App } from './app';

bootstrapApplication(App).catch((error: unknown) => console.error(error));
