namespace Deploy.Local.Images;

/// <summary>A container that no runtime could start. The message is in a runtime's words: <c>exec: "x": executable file not found in $PATH</c>.</summary>
public sealed class ContainerStartException(string message) : Exception(message);
