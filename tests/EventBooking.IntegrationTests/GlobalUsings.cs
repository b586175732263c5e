global using EventBooking.IntegrationTests.Harness;
global using EventBooking.Testing;
global using Shouldly;
global using Xunit;
