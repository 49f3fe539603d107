<?php
/**
 * The settings of a site.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

const OPTION = 'nano_metrics';

const CREDENTIALS = array( 'same-origin', 'include', 'omit' );

const DEFAULTS = array(
	'api_base'    => '',
	'token_url'   => '',
	'credentials' => 'same-origin',
);

/**
 * The settings, checked once more, as an import or another plugin may have written the option.
 *
 * @return array{api_base: string, token_url: string, credentials: string}
 */
function settings() {
	$stored      = get_option( OPTION );
	$stored      = is_array( $stored ) ? $stored : array();
	$api_base    = check_api_base( $stored['api_base'] ?? '' );
	$token_url   = check_token_url( $stored['token_url'] ?? '' );
	$credentials = $stored['credentials'] ?? '';
	return array(
		'api_base'    => is_string( $api_base ) ? $api_base : '',
		'token_url'   => is_string( $token_url ) ? $token_url : '',
		'credentials' => in_array( $credentials, CREDENTIALS, true ) ? $credentials : DEFAULTS['credentials'],
	);
}
