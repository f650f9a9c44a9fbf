import { App } from 'aws-cdk-lib';
import { ThumbnailsStack } from '../lib/thumbnails-stack';

new ThumbnailsStack(new App(), 'Thumbnails');
