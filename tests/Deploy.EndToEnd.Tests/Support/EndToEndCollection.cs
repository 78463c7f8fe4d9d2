namespace Deploy.EndToEnd.Tests.Support;

/// <summary>All tests that publish: one after the other, with one package.</summary>
[CollectionDefinition(Name)]
public sealed class EndToEndCollection : ICollectionFixture<PackedPackage>
{
    /// <summary>For <c>[Collection]</c>.</summary>
    public const string Name = "end to end";
}
