namespace Deploy.Local.Services;

/// <summary>
/// An image that can be pulled, and that AWS may well run, but that cannot run here as a process: a link or device in a layer,
/// another operating system or CPU. The message says which entry or program it is about.
/// </summary>
public sealed class ImageNotRunnableException(string message, Exception? inner = null) : Exception(message, inner);
