#!/bin/sh
# Cut off from the settings and folders of other Pythons.
exec /opt/vawdesk/env/bin/python3 -I -m vawdesk "$@"
