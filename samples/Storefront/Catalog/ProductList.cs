namespace Storefront.Catalog;

/// <summary>Something that is sold.</summary>
internal sealed record Product(string Sku, string Name, decimal Price);

/// <summary>What is sold. A real shop reads it from its database.</summary>
internal sealed class ProductList
{
    private readonly Dictionary<string, Product> _products = new[]
    {
        new Product("mug-blue", "Mug, blue", 9.50m),
        new Product("tea-assam", "Assam tea, 250 g", 12.00m),
        new Product("kettle", "Kettle, 1.7 l", 39.90m),
    }.ToDictionary(product => product.Sku);

    public IEnumerable<Product> All => _products.Values;

    public Product? Find(string sku) => _products.GetValueOrDefault(sku);
}
