import type { Settings } from '../../core/settings.mts';
import type { Bench } from '../../core/simulator.mts';
import { Bank } from './bank.mts';
import type { HexcoreSettings } from './settings.mts';
import type { Transfer } from './transfers.mts';
import { toNaira } from './money.mts';
import { type Notice, proven } from './webhook.mts';

/** What the hexCore service does, without HTTP. */
export class HexcoreCore {
	readonly bench: Bench;
	readonly settings: Settings<HexcoreSettings>;
	bank: Bank;

	constructor(bench: Bench, settings: Settings<HexcoreSettings>) {
		this.bench = bench;
		this.settings = settings;
		this.bank = new Bank(bench.clock);
	}

	/** Plans the end of a transfer, with its webhook. */
	settleLater(transfer: Transfer): void {
		const { clock } = this.bench;
		clock.after(this.settings.read().settleAfterMs, () => this.settle(transfer));
	}

	/** Ends a transfer that is still under way; resolves once its webhook was tried. */
	async settle(transfer: Transfer): Promise<void> {
		if (!this.bank.transfers.settle(transfer, this.bench.clock.now())) return;
		const { reference, status, amount } = transfer;
		await this.notify({
			event: `transfer.${status.toLowerCase()}`,
			reference,
			status,
			amount: toNaira(amount),
		});
	}

	/** Sends a webhook when an address is set. */
	async notify(notice: Notice): Promise<void> {
		const settings = this.settings.read();
		if (settings.webhookUrl === '') return;
		const { deliveryDelayMs } = settings;
		const { attempted } = this.bench.deliveries.send(proven(notice, settings), deliveryDelayMs);
		if (deliveryDelayMs === 0) return attempted;
		this.settings.change({ deliveryDelayMs: 0 });
	}

	/** Starts afresh. */
	reset(): void {
		this.bank = new Bank(this.bench.clock);
	}
}
