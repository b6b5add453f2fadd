"""The methods of the loopback Bot API over the World: parameters in, result out, Refused where Telegram refuses."""

import json
import re
from collections.abc import Callable

from tests.journeys.faults import upgraded
from tests.journeys.telegram_files import LARGEST_FETCHED, Given, SentFile, read_caption, read_document, read_photo
from tests.journeys.telegram_limits import Rates, read_keyboard
from tests.journeys.telegram_text import ParsedText, Refused, read_text
from tests.journeys.telegram_world import Chat, Json, Stored, World, bot_user

Method = Callable[[Given], object]
_NOT_MODIFIED = (
    "Bad Request: message is not modified: specified new message content and reply markup are exactly the same as a "
    "current content and reply markup of the message"
)
_TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


class BotMethods:
    """What the bot may call."""

    def __init__(self, world: World, rates: Rates) -> None:
        self._world = world
        self._rates = rates
        self.table: dict[str, Method] = {
            "getme": lambda _: {**bot_user(), "can_join_groups": True, "can_read_all_group_messages": False},
            "setwebhook": self.set_webhook,
            "deletewebhook": self.delete_webhook,
            "getmycommands": lambda given: self._world.commands.get(given.get("language_code", ""), []),
            "setmycommands": self.set_my_commands,
            "sendmessage": self.send_message,
            "sendphoto": lambda given: self.send_file(given, read_photo(self._known(given, "photo"))),
            "senddocument": lambda given: self.send_file(given, read_document(self._known(given, "document"))),
            "editmessagetext": self.edit_message_text,
            "editmessagereplymarkup": self.edit_message_reply_markup,
            "editmessagecaption": self.edit_message_caption,
            "deletemessage": self.delete_message,
            "pinchatmessage": lambda given: self.pin_message(given, pinned=True),
            "unpinchatmessage": lambda given: self.pin_message(given, pinned=False),
            "answercallbackquery": self.answer_callback_query,
            "sendchataction": self.send_chat_action,
            "getchat": lambda given: self._chat(given).as_json() | {"accent_color_id": 0, "max_reaction_count": 11},
            "getfile": self.get_file,
        }

    def set_webhook(self, given: dict[str, str]) -> bool:
        """Deliver there from now on: https alone, and a secret of certain signs."""
        if not given["url"].startswith("https://"):
            raise Refused(400, "Bad Request: bad webhook: An HTTPS URL must be provided for webhook")
        if not re.fullmatch(r"[A-Za-z0-9_-]{0,256}", given.get("secret_token", "")):
            raise Refused(400, "Bad Request: secret token contains unallowed characters")
        self._world.webhook = dict(given)
        return True

    def delete_webhook(self, given: dict[str, str]) -> bool:
        """No webhook any more; what waits is dropped where that is asked for."""
        self._world.webhook = {}
        if given.get("drop_pending_updates", "").lower() == "true":
            self._world.updates.clear()
        return True

    def set_my_commands(self, given: dict[str, str]) -> bool:
        """Commands of one language: name [a-z0-9_]{1,32}, description up to 256."""
        commands: list[Json] = json.loads(given["commands"])
        for command in commands:
            name, description = command["command"], command["description"]
            if not (1 <= len(name) <= 32 and name.replace("_", "a").isalnum() and name == name.lower()):
                raise Refused(400, "Bad Request: BOT_COMMAND_INVALID")
            if not 1 <= len(description) <= 256:
                raise Refused(400, "Bad Request: BOT_COMMAND_DESCRIPTION_INVALID")
        self._world.commands[given.get("language_code", "")] = commands
        return True

    def send_message(self, given: dict[str, str]) -> Json:
        """A new message of the bot."""
        chat = self._chat(given)
        text = read_text(given.get("text", ""), given.get("parse_mode"))
        keyboard = read_keyboard(given.get("reply_markup"))
        more: Json = {"keyboard": keyboard, "reply_to": self._replied_to(chat, given), "extra": _topic(chat, given)}
        self._rates.note(chat.chat_id)
        message = self._world.put(chat.chat_id, bot_user(), text, **more)
        return self._world.as_json(message)

    def send_file(self, given: Given, file: SentFile) -> Json:
        """A new message of the bot that is a file with a caption."""
        chat, caption = self._chat(given), read_caption(given)
        keyboard = read_keyboard(given.get("reply_markup"))
        more: Json = {"reply_to": self._replied_to(chat, given), "extra": _topic(chat, given), "file": file}
        more["keyboard"] = keyboard
        self._rates.note(chat.chat_id)
        return self._world.as_json(self._world.put(chat.chat_id, bot_user(), caption, **more))

    def get_file(self, given: Given) -> Json:
        """Where a file can be fetched."""
        file = self._world.file(given["file_id"])
        if len(file.data) > LARGEST_FETCHED:
            raise Refused(400, "Bad Request: file is too big")
        known = {"file_id": file.file_id, "file_unique_id": "u", "file_size": len(file.data)}
        return {**known, "file_path": f"documents/{file.file_id}"}

    def edit_message_text(self, given: dict[str, str]) -> Json:
        """New words, and the keyboard given with them or none."""
        message = self._own(given)
        if message.file:
            raise Refused(400, "Bad Request: there is no text in the message to edit")
        text = read_text(given.get("text", ""), given.get("parse_mode"))
        return self._change(message, text, read_keyboard(given.get("reply_markup")))

    def edit_message_caption(self, given: Given) -> Json:
        """Other words below a file, and the keyboard given with them or none."""
        message = self._own(given)
        if not message.file:
            raise Refused(400, "Bad Request: there is no caption in the message to edit")
        return self._change(message, read_caption(given), read_keyboard(given.get("reply_markup")))

    def pin_message(self, given: dict[str, str], *, pinned: bool) -> bool:
        """Pin a message, or no longer; in a group only an administrator may."""
        chat = self._chat(given)
        if chat.chat_id < 0 and not chat.bot_is_admin:
            raise Refused(400, "Bad Request: not enough rights to manage pinned messages in the chat")
        with self._world.changed:
            message = self._world.find(chat.chat_id, int(given["message_id"]), "message to pin not found")
            chat.pinned = [one for one in chat.pinned if one != message.message_id]
            chat.pinned += [message.message_id] if pinned else []
            self._world.changed.notify_all()
        return True

    def edit_message_reply_markup(self, given: dict[str, str]) -> Json:
        """Another keyboard below the same words."""
        message = self._own(given)
        return self._change(message, message.versions[-1], read_keyboard(given.get("reply_markup")))

    def delete_message(self, given: dict[str, str]) -> bool:
        """Take a message away."""
        chat = self._chat(given)
        with self._world.changed:
            self._world.find(chat.chat_id, int(given["message_id"]), "message to delete not found").deleted = True
            self._world.changed.notify_all()
        return True

    def answer_callback_query(self, given: dict[str, str]) -> bool:
        """End the spinner of a press; once, and only for a press that is known."""
        with self._world.changed:
            if self._world.open_presses.get(given["callback_query_id"], True):
                raise Refused(400, _TOO_OLD)
            self._world.open_presses[given["callback_query_id"]] = True
            self._world.changed.notify_all()
        return True

    def send_chat_action(self, given: dict[str, str]) -> bool:
        """Show that the bot is typing."""
        self._chat(given).actions.append(given["action"])
        return True

    def _chat(self, given: dict[str, str]) -> Chat:
        chat = self._world.chats.get(int(given["chat_id"]))
        if chat is None:
            raise Refused(400, "Bad Request: chat not found")
        if chat.moved_to:
            raise upgraded(chat.moved_to)
        if chat.blocked:
            raise Refused(
                403, f"Forbidden: bot was {'blocked by the user' if chat.chat_id > 0 else 'kicked from the group chat'}"
            )
        return chat

    def _known(self, given: Given, name: str) -> Given:
        """The call with the file that it only names: what was sent once is sent again by its id, as what it was."""
        if name not in given:
            return given
        file = self._world.file(given[name])
        if file.kind != name:
            raise Refused(400, f"Bad Request: can't use file of type {file.kind.title()} as {name.title()}")
        return Given(given, {**given.files, name: file})

    def _replied_to(self, chat: Chat, given: dict[str, str]) -> int | None:
        wanted: Json = json.loads(given.get("reply_parameters", "{}"))
        if "message_id" not in wanted:
            return None
        message = chat.messages.get(int(wanted["message_id"]))
        if message is not None and not message.deleted:
            return message.message_id
        if not wanted.get("allow_sending_without_reply"):
            raise Refused(400, "Bad Request: message to be replied not found")
        return None

    def _own(self, given: dict[str, str]) -> Stored:
        message = self._world.find(self._chat(given).chat_id, int(given["message_id"]), "message to edit not found")
        if message.sender["id"] != bot_user()["id"]:
            raise Refused(400, "Bad Request: message can't be edited")
        return message

    def _change(self, message: Stored, text: ParsedText, keyboard: list[list[Json]]) -> Json:
        with self._world.changed:
            if text == message.versions[-1] and keyboard == message.keyboard:
                raise Refused(400, _NOT_MODIFIED)
            if text != message.versions[-1]:
                message.versions.append(text)
            message.keyboard = keyboard
            self._world.changed.notify_all()
        return self._world.as_json(message)


def _topic(chat: Chat, given: dict[str, str]) -> Json:
    """The topic a message goes into; only topics can be written to, although every thread has an id."""
    thread = int(given.get("message_thread_id", "0"))
    if thread and thread not in chat.topics:
        raise Refused(400, "Bad Request: message thread not found")
    return {"message_thread_id": thread, "is_topic_message": True} if thread else {}
