namespace Deploy.Generators.Model;

/// <summary>Where the typed class is.</summary>
/// <param name="Namespace">Its namespace; empty: the global one.</param>
/// <param name="Name">The class, for example <c>StorefrontDeployment</c>.</param>
internal sealed record TypedClassName(string Namespace, string Name)
{
    /// <summary>Both, as code names them.</summary>
    public string FullName => Namespace.Length == 0 ? Name : $"{Namespace}.{Name}";
}
