// The page at an old address: on to the new one, with the values that came along.
location.replace(document.querySelector('link[rel=canonical]').href + location.search + location.hash);
