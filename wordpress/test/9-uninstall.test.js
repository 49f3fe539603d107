import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { CONNECTION, notices, php, publish, store, visitorsHtml } from './world.js';

describe('uninstalling', () => {
  it('removes the settings and the files, and leaves posts readable', async () => {
    store(CONNECTION);
    const { link } = await publish(
      'author',
      'Before <!-- wp:nano-metrics/widget {"widget":"mtd-usage"} /--> after',
    );
    assert.match(await visitorsHtml(link), /<nano-mtd-usage/);
    const left = php(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php';
       require_once ABSPATH . 'wp-admin/includes/file.php';
       deactivate_plugins('nano-metrics/nano-metrics.php');
       $result = delete_plugins(['nano-metrics/nano-metrics.php']);
       global $wpdb;
       return [
         $result,
         is_dir(WP_PLUGIN_DIR . '/nano-metrics'),
         $wpdb->get_col("SELECT option_name FROM $wpdb->options WHERE option_name LIKE '%nano%metrics%'"),
       ];`,
    );
    assert.deepEqual(left, [true, false, []]);
    const html = await visitorsHtml(link);
    assert.match(html, /Before\s+after/);
    assert.doesNotMatch(html, /nano-metrics\.iife|<nano-/);
    assert.deepEqual(notices(), []);
  });
});
