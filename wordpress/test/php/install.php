<?php
/**
 * Installs WordPress with a user of each role. Prints JSON: its version, and the users' passwords
 * for the REST API.
 */

list( , $home, $password ) = $argv;

$_SERVER['HTTP_HOST'] = 'localhost';
define( 'WP_INSTALLING', true );
require $home . 'wp-load.php';
require_once ABSPATH . 'wp-admin/includes/upgrade.php';

wp_install( 'A site', 'administrator', 'administrator@example.com', false, '', $password );
foreach ( array( 'editor', 'author', 'contributor', 'subscriber' ) as $role ) {
	$user = wp_insert_user(
		array(
			'user_login' => $role,
			'user_pass'  => $password,
			'user_email' => "$role@example.com",
			'role'       => $role,
		)
	);
	if ( is_wp_error( $user ) ) {
		throw new RuntimeException( $user->get_error_message() );
	}
}
$passwords = array();
foreach ( get_users() as $user ) {
	list( $passwords[ $user->user_login ] ) = WP_Application_Passwords::create_new_application_password( $user->ID, array( 'name' => 'tests' ) );
}

update_option( 'permalink_structure', '/%postname%/' );
// No pictures of people from elsewhere.
update_option( 'show_avatars', '0' );
echo json_encode(
	array(
		'version'   => $GLOBALS['wp_version'],
		'passwords' => $passwords,
	)
);
