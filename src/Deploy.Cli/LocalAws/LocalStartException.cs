namespace Deploy.Cli.LocalAws;

/// <summary>The local AWS cannot be started; the message says why.</summary>
internal sealed class LocalStartException(string message, Exception? inner = null) : Exception(message, inner);
