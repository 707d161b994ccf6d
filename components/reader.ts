/** The one script that readers get. */
import './article/share.element.ts';
import './navigation/menu.element.ts';
import './navigation/theme-switch.element.ts';
import './subscribe/subscribe-form.element.ts';
import './subscribe/subscribe-modal.element.ts';
