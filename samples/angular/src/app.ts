import {
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  type ElementRef,
  signal,
  viewChild,
} from '@angular/core';
import type {
  NanoConcurrentViewers,
  NanoErrorEvent,
  NanoRangeChangeEvent,
  RangePreset,
} from 'nano-metrics';
import { partnerClient, rehearsal } from './metrics';

@Component({
  selector: 'app-root',
  // Lets templates use tags that are no components of Angular.
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  templateUrl: './app.html',
})
export class App {
  protected readonly themes = ['auto', 'light', 'dark'];
  protected readonly langs = ['en', 'de'];
  protected readonly partnerClient = partnerClient;
  protected readonly rehearsal = rehearsal;

  protected readonly isShown = signal(true);
  protected readonly range = signal<RangePreset>('1D');
  protected readonly lang = signal('en');
  protected readonly theme = signal('auto');
  protected readonly compare = signal(true);
  protected readonly streams = signal(['harbor-webcam', 'newsroom', 'radio-studio']);
  protected readonly updates = signal(0);
  protected readonly clicks = signal(0);
  protected readonly problem = signal('none');
  protected readonly csv = signal('');

  private readonly viewersRef = viewChild<ElementRef<NanoConcurrentViewers>>('viewers');

  protected get viewers(): NanoConcurrentViewers | undefined {
    return this.viewersRef()?.nativeElement;
  }

  protected increment(count: number): number {
    return count + 1;
  }

  protected reverse(): void {
    this.streams.update((streams) => streams.toReversed());
  }

  protected onError(event: NanoErrorEvent): void {
    this.problem.set(event.kind);
  }

  protected onRangeChange(event: NanoRangeChangeEvent): void {
    this.range.set(event.detail.range);
  }
}
