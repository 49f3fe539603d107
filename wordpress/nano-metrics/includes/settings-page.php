<?php
/**
 * Settings → nano-metrics.
 *
 * @package Nano_Metrics
 */

namespace Nano_Metrics;

defined( 'ABSPATH' ) || exit;

const PAGE = 'nano-metrics';

add_action( 'admin_init', __NAMESPACE__ . '\register_settings' );
add_action( 'admin_menu', __NAMESPACE__ . '\add_settings_page' );
add_filter( 'plugin_action_links_nano-metrics/nano-metrics.php', __NAMESPACE__ . '\add_settings_link' );

/** Tells WordPress of the option, the section and the fields. */
function register_settings() {
	register_setting(
		PAGE,
		OPTION,
		array(
			'type'              => 'object',
			'sanitize_callback' => __NAMESPACE__ . '\sanitize_settings',
			'default'           => DEFAULTS,
			'show_in_rest'      => false,
		)
	);
	add_settings_section( 'connection', __( 'Connection', 'nano-metrics' ), __NAMESPACE__ . '\print_section', PAGE );
	$fields = array(
		'api_base'    => __( 'API base', 'nano-metrics' ),
		'token_url'   => __( 'Token URL', 'nano-metrics' ),
		'credentials' => __( 'Credentials', 'nano-metrics' ),
	);
	foreach ( $fields as $name => $label ) {
		add_settings_field( $name, $label, __NAMESPACE__ . '\print_' . $name, PAGE, 'connection', array( 'label_for' => "nano-metrics-$name" ) );
	}
}

/** Adds the page to the menu, for those who may change options of this site. */
function add_settings_page() {
	add_options_page( __( 'nano-metrics', 'nano-metrics' ), __( 'nano-metrics', 'nano-metrics' ), 'manage_options', PAGE, __NAMESPACE__ . '\print_settings_page' );
}

/**
 * A link beside "Deactivate" in the list of plugins.
 *
 * @param string[] $links The links.
 * @return string[]
 */
function add_settings_link( $links ) {
	$url = admin_url( 'options-general.php?page=' . PAGE );
	array_unshift( $links, sprintf( '<a href="%s">%s</a>', esc_url( $url ), esc_html__( 'Settings', 'nano-metrics' ) ) );
	return $links;
}

/**
 * Checks what was sent. What is refused leaves the setting as it was, with a message that says why.
 *
 * @param mixed $input What was sent.
 * @return array<string, string>
 */
function sanitize_settings( $input ) {
	$input    = is_array( $input ) ? $input : array();
	$settings = settings();
	$checks   = array(
		'api_base'  => array( __( 'API base', 'nano-metrics' ), __NAMESPACE__ . '\check_api_base' ),
		'token_url' => array( __( 'Token URL', 'nano-metrics' ), __NAMESPACE__ . '\check_token_url' ),
	);
	foreach ( $checks as $name => list( $label, $check ) ) {
		if ( ! array_key_exists( $name, $input ) ) {
			continue;
		}
		$checked = $check( $input[ $name ] );
		if ( is_wp_error( $checked ) ) {
			// What was typed is not repeated: it may be a key.
			refuse( $name, $label . ' ' . $checked->get_error_message() );
		} else {
			$settings[ $name ] = $checked;
		}
	}
	if ( array_key_exists( 'credentials', $input ) ) {
		if ( in_array( $input['credentials'], CREDENTIALS, true ) ) {
			$settings['credentials'] = $input['credentials'];
		} else {
			refuse( 'credentials', __( 'Credentials', 'nano-metrics' ) . ' ' . __( 'must be one of the list.', 'nano-metrics' ) );
		}
	}
	return $settings;
}

/**
 * Shows a message above the form.
 *
 * @param string $name    The setting.
 * @param string $message The message.
 */
function refuse( $name, $message ) {
	// Only the administration has it; WP-CLI and others that set the option go without.
	if ( function_exists( 'add_settings_error' ) ) {
		add_settings_error( OPTION, "nano-metrics-$name", esc_html( $message . ' ' . __( 'It was left as it was.', 'nano-metrics' ) ) );
	}
}

/** Prints the page. WordPress itself prints the messages above it. */
function print_settings_page() {
	if ( ! current_user_can( 'manage_options' ) ) {
		return;
	}
	?>
	<div class="wrap">
		<h1><?php echo esc_html( get_admin_page_title() ); ?></h1>
		<form action="<?php echo esc_url( admin_url( 'options.php' ) ); ?>" method="post">
			<?php
			settings_fields( PAGE );
			do_settings_sections( PAGE );
			submit_button();
			?>
		</form>
	</div>
	<?php
}

/** Prints what stands above the fields. */
function print_section() {
	?>
	<p><?php esc_html_e( 'Where the widgets of this site get their data. What is set here is public: every visitor’s browser is told.', 'nano-metrics' ); ?></p>
	<p><strong><?php esc_html_e( 'An API key belongs in none of these fields.', 'nano-metrics' ); ?></strong>
	<?php esc_html_e( 'It would be handed to every visitor, and it never ends. Keep it on a server: in a proxy (API base), or in what hands out short-lived tokens (token URL).', 'nano-metrics' ); ?></p>
	<?php
}

/** Prints the field of the API base. */
function print_api_base() {
	print_address(
		'api_base',
		'/nano-metrics',
		__( 'Address of the API, or of a proxy in front of it. A path is on this site. Empty: the API of nanoStream Cloud.', 'nano-metrics' )
	);
}

/** Prints the field of the token URL. */
function print_token_url() {
	print_address(
		'token_url',
		'/wp-json/example/v1/token',
		__( 'Address on this site that answers a POST with { "token": "…" }. It is asked with the visitor’s cookies. Empty: no token, as with a proxy.', 'nano-metrics' )
	);
}

/**
 * Prints a field for an address.
 *
 * @param string $name    The setting.
 * @param string $example Shown in the empty field.
 * @param string $help    Shown below it.
 */
function print_address( $name, $example, $help ) {
	printf(
		'<input type="text" inputmode="url" class="regular-text code" id="nano-metrics-%1$s" name="%2$s[%1$s]" value="%3$s" placeholder="%4$s" aria-describedby="nano-metrics-%1$s-help" autocomplete="off" spellcheck="false"><p class="description" id="nano-metrics-%1$s-help">%5$s</p>',
		esc_attr( $name ),
		esc_attr( OPTION ),
		esc_attr( settings()[ $name ] ),
		esc_attr( $example ),
		esc_html( $help )
	);
}

/** Prints the choice of credentials. */
function print_credentials() {
	$labels = array(
		'same-origin' => __( 'same-origin: cookies go to this site only', 'nano-metrics' ),
		'include'     => __( 'include: cookies go to the API base on another site, too', 'nano-metrics' ),
		'omit'        => __( 'omit: no cookies', 'nano-metrics' ),
	);
	printf( '<select id="nano-metrics-credentials" name="%s[credentials]" aria-describedby="nano-metrics-credentials-help">', esc_attr( OPTION ) );
	foreach ( CREDENTIALS as $value ) {
		printf( '<option value="%s"%s>%s</option>', esc_attr( $value ), selected( settings()['credentials'], $value, false ), esc_html( $labels[ $value ] ) );
	}
	printf( '</select><p class="description" id="nano-metrics-credentials-help">%s</p>', esc_html__( 'Which requests to the API base carry cookies.', 'nano-metrics' ) );
}
