namespace Deploy.ServiceClients.Model;

/// <summary>A fault of the input that the maintainer can mend; its message is all that is shown.</summary>
public sealed class GenerationException(string message) : Exception(message);
