// Renders the chat template of a language model from JSON: what the model sees of a conversation.
return ChatCommands.RenderCommand.Make().Main(args);
