namespace Deploy.Engine.Options;

/// <summary>What the value of an option can be. The command checks each kind, and so no option by itself.</summary>
public enum OptionKind
{
    /// <summary>One line of text.</summary>
    Text,

    /// <summary>A property is <c>true</c> or <c>false</c>; the command's option is given or not.</summary>
    Switch,

    /// <summary>The name of an environment.</summary>
    Environment,

    /// <summary>The name of a Region.</summary>
    Region,

    /// <summary>An address of HTTP.</summary>
    Url,

    /// <summary>A host with or without a port.</summary>
    Registry,

    /// <summary>An image with a digest.</summary>
    Image,

    /// <summary>A number of minutes.</summary>
    Minutes,

    /// <summary>Addresses of resources; a property separates them by <c>;</c>.</summary>
    Addresses,

    /// <summary>Addresses of services, likewise.</summary>
    Services,

    /// <summary>A file or directory; that of a property is found from the project's folder.</summary>
    Path,
}
