"""The other side of the login test: quilt3 itself, told by its arguments what to do."""

import contextlib
import json
import sys

import quilt3
from quilt3 import session


def configure(url):
    """Configures from a catalog."""
    quilt3.config(url)


def login(code):
    """Logs in with a code."""
    session.login_with_token(code)


def logout():
    """Logs out."""
    quilt3.logout()


def look():
    """Says what is configured, and whether somebody is logged in."""
    return {"config": dict(quilt3.config()), "logged_in": quilt3.logged_in()}


def use():
    """Uses the session; says by which token, and of whom the AWS credentials are."""
    connected = session.get_session()
    answer = connected.get(f"{quilt3.config()['registryUrl']}/api/auth/get_credentials")
    return {
        "ok": answer.ok,
        "authorization": connected.headers["Authorization"],
        "access_key": quilt3.get_boto3_session(fallback=False).get_credentials().access_key,
    }


def keys():
    """Lists the API keys."""
    return {"names": [key.name for key in quilt3.api_keys.list()]}


def create_key(name):
    """Creates an API key."""
    key, secret = quilt3.api_keys.create(name, expires_in_days=7)
    return {"id": key.id, "fingerprint": key.fingerprint, "secret": secret}


def revoke_key(key_id):
    """Revokes an API key."""
    quilt3.api_keys.revoke(id=key_id)


if __name__ == "__main__":
    action, *arguments = sys.argv[1:]
    actions = {step.__name__: step for step in (
        configure,
        login,
        logout,
        look,
        use,
        keys,
        create_key,
        revoke_key,
    )}
    with contextlib.redirect_stdout(sys.stderr):
        answers = actions[action](*arguments)
    print(json.dumps(answers or {}))
