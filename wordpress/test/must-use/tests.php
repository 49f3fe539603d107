<?php
/** What the tests need of the site around the plugin. */

// Nobody is written to.
add_filter( 'pre_wp_mail', '__return_true' );

/*
 * A site's own token route, as the token URL of the settings: it gives tokens of the simulator.
 */
add_action(
	'rest_api_init',
	static function () {
		register_rest_route(
			'test/v1',
			'/token',
			array(
				'methods'             => 'POST',
				'permission_callback' => '__return_true',
				'callback'            => static function () {
					$context = stream_context_create( array( 'http' => array( 'method' => 'POST' ) ) );
					return json_decode( file_get_contents( getenv( 'TEST_API' ) . '/token', false, $context ) );
				},
			)
		);
	}
);

/*
 * `?strict` asks for a page under a strict policy.
 */
add_action(
	'send_headers',
	static function () {
		if ( ! isset( $_GET['strict'] ) ) {
			return;
		}
		$api = preg_replace( '~^(https?://[^/]+).*$~', '$1', getenv( 'TEST_API' ) );
		header(
			'Content-Security-Policy: ' . implode(
				'; ',
				array(
					"default-src 'none'",
					"script-src 'self'",
					"style-src 'self'",
					"connect-src 'self' $api",
					"img-src 'self' data: blob:",
					"font-src 'self'",
					"require-trusted-types-for 'script'",
					'trusted-types nano-metrics',
				)
			)
		);
	}
);

/*
 * `?joined` plays an optimizer that puts all scripts into one tag of its own.
 */
add_filter(
	'script_loader_tag',
	static function ( $tag, $handle, $src ) {
		return isset( $_GET['joined'] ) && 'nano-metrics' === $handle ? '<script src="' . esc_url( add_query_arg( 'joined', 1, $src ) ) . '"></script>' : $tag;
	},
	99,
	3
);

/*
 * `?classic` opens a post in the editor that WordPress had before blocks.
 */
add_filter(
	'use_block_editor_for_post',
	static function ( $is_used ) {
		return isset( $_GET['classic'] ) ? false : $is_used;
	}
);
