namespace Deploy.Local.Services;

/// <summary>An image whose content is missing or damaged: no container runtime could pull it. The message is in a runtime's words.</summary>
public sealed class ImageNotPulledException(string message, Exception? inner = null) : Exception(message, inner);
