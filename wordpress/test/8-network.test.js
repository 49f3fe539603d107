import assert from 'node:assert/strict';
import { rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { notices, php, site } from './world.js';

/** Read by the site's configuration when it is there. */
const NETWORK = join(dirname(site.config), 'network.php');

describe('a network of sites', () => {
  before(() => {
    php(
      `require_once ABSPATH . 'wp-admin/includes/upgrade.php';
       global $wpdb;
       foreach ($wpdb->tables('ms_global') as $table => $prefixed) $wpdb->$table = $prefixed;
       install_network();
       return populate_network(1, parse_url(home_url(), PHP_URL_HOST), 'administrator@example.com', 'A network', '/', false);`,
    );
    writeFileSync(
      NETWORK,
      `<?php
       define( 'MULTISITE', true );
       define( 'SUBDOMAIN_INSTALL', false );
       define( 'DOMAIN_CURRENT_SITE', '127.0.0.1' );
       define( 'PATH_CURRENT_SITE', '/' );
       define( 'SITE_ID_CURRENT_SITE', 1 );
       define( 'BLOG_ID_CURRENT_SITE', 1 );`,
    );
  });
  after(() => rmSync(NETWORK));

  it('has settings per site, with the plugin active in all', () => {
    const found = php(
      `require_once ABSPATH . 'wp-admin/includes/plugin.php';
       activate_plugin('nano-metrics/nano-metrics.php', '', true);
       $second = wpmu_create_blog('127.0.0.1', '/second/', 'Second', 1);
       update_option('nano_metrics', ['api_base' => '/first', 'token_url' => '', 'credentials' => 'omit']);
       update_blog_option($second, 'nano_metrics', ['api_base' => '/second', 'token_url' => '', 'credentials' => 'omit']);
       $shown = [];
       foreach ([1, $second] as $id) {
         switch_to_blog($id);
         $shown[] = do_shortcode('[nano_metrics widget="mtd-usage"]');
         restore_current_blog();
       }
       return [is_multisite(), is_plugin_active_for_network('nano-metrics/nano-metrics.php'), $shown];`,
    );
    assert.deepEqual(found, [
      true,
      true,
      [
        '<nano-mtd-usage api-base="/first"></nano-mtd-usage>',
        '<nano-mtd-usage api-base="/second"></nano-mtd-usage>',
      ],
    ]);
  });

  it('loses the settings of all sites when the plugin is uninstalled', () => {
    const left = php(
      `define('WP_UNINSTALL_PLUGIN', 'nano-metrics/nano-metrics.php');
       require WP_PLUGIN_DIR . '/nano-metrics/uninstall.php';
       return array_map(fn($site) => get_blog_option($site->id, 'nano_metrics'), get_sites());`,
    );
    assert.deepEqual(left, [false, false]);
    assert.deepEqual(notices(), []);
  });
});
