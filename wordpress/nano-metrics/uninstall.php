<?php
/**
 * Removes what the plugin stored: one option per site.
 *
 * @package Nano_Metrics
 */

defined( 'WP_UNINSTALL_PLUGIN' ) || exit;

if ( is_multisite() ) {
	$nano_metrics_sites = get_sites(
		array(
			'fields' => 'ids',
			'number' => 0,
		)
	);
	foreach ( $nano_metrics_sites as $nano_metrics_site ) {
		delete_blog_option( $nano_metrics_site, 'nano_metrics' );
	}
} else {
	delete_option( 'nano_metrics' );
}
