namespace Deploy.Local.Registry;

/// <summary>An answer of the registry that is an error, with the code that the distribution specification gives it.</summary>
public sealed class RegistryException(int status, string code, string message, object? detail = null) : Exception(message)
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; } = status;

    /// <summary>The specification's code, such as <c>MANIFEST_UNKNOWN</c>.</summary>
    public string Code { get; } = code;

    /// <summary>More about it, or null.</summary>
    public object? Detail { get; } = detail;
}
